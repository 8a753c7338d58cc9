import { Component, type ReactNode } from 'react';
import { Button } from '#src/components/button.tsx';
import { HookahIcon } from '#src/components/icons.tsx';
import { Notice } from '#src/components/notice.tsx';
import { SpeechContext, textsIn } from '#src/texts/texts.ts';

/** Instead of a white page. A class, since React offers error boundaries in no other form. */
export class CrashBoundary extends Component<{ children: ReactNode }, { crashed: boolean }> {
  static override contextType = SpeechContext;
  declare context: React.ContextType<typeof SpeechContext>;
  override state = { crashed: false };

  static getDerivedStateFromError() {
    return { crashed: true };
  }

  override render() {
    if (!this.state.crashed) return this.props.children;
    const { title, text, reload } = textsIn(this.context.language).crash;
    return (
      <main className="flex h-full items-center justify-center">
        <Notice
          isAlert
          icon={<HookahIcon />}
          title={title}
          text={text}
          action={<Button onClick={() => window.location.reload()}>{reload}</Button>}
        />
      </main>
    );
  }
}
