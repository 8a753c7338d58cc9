import { act, cleanup, fireEvent, render, screen } from '@testing-library/react';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { type Toast, ToastProvider, useToast } from '#src/components/toast.tsx';

beforeEach(() => void vi.useFakeTimers());

afterEach(() => {
  cleanup();
  vi.useRealTimers();
});

/** The toasts of an app without anything else; `show` shows one. */
const toasts = (): ((toast: Toast) => void) => {
  let context: ReturnType<typeof useToast> | undefined;
  const Screen = () => {
    context = useToast();
    return null;
  };
  render(
    <ToastProvider>
      <Screen />
    </ToastProvider>,
  );
  return (toast) => act(() => context?.show(toast));
};

const pass = (ms: number) => act(() => vi.advanceTimersByTime(ms));
const isSeen = (text: string) => screen.queryByText(text) !== null;
const undo = () => undefined;

test('a toast goes after five seconds', () => {
  toasts()({ text: 'Убрано', undo });
  pass(4_900);
  expect(isSeen('Убрано')).toBe(true);
  pass(200);
  expect(isSeen('Убрано')).toBe(false);
});

test('the newest wins, except over what can be undone when it may wait itself', () => {
  const show = toasts();
  show({ text: 'Убрано', undo });
  show({ text: 'Добавить ярлык?', waits: true });
  expect(isSeen('Убрано')).toBe(true);
  show({ text: 'Куплено', undo });
  expect(isSeen('Убрано')).toBe(false);
  expect(isSeen('Добавить ярлык?')).toBe(false);
  pass(5_100);
  expect(isSeen('Куплено')).toBe(false);
  expect(isSeen('Добавить ярлык?')).toBe(true);
  pass(5_100);
  expect(isSeen('Добавить ярлык?')).toBe(false);
});

test.each([
  ['its button has the focus', fireEvent.focus, fireEvent.blur],
  ['a pointer is on it', fireEvent.pointerEnter, fireEvent.pointerLeave],
])('it stays while %s', (_when, hold, release) => {
  toasts()({ text: 'Убрано', undo });
  const held = screen.getByRole('button');
  hold(held);
  pass(60_000);
  expect(isSeen('Убрано')).toBe(true);
  release(held);
  pass(5_100);
  expect(isSeen('Убрано')).toBe(false);
});

test('it stays while the app is out of sight', () => {
  toasts()({ text: 'Убрано', undo });
  const isHidden = vi.spyOn(document, 'hidden', 'get').mockReturnValue(true);
  act(() => void document.dispatchEvent(new Event('visibilitychange')));
  pass(60_000);
  expect(isSeen('Убрано')).toBe(true);
  isHidden.mockReturnValue(false);
  act(() => void document.dispatchEvent(new Event('visibilitychange')));
  pass(5_100);
  expect(isSeen('Убрано')).toBe(false);
});

test('what replaces a held one goes by itself', () => {
  const show = toasts();
  show({ text: 'Убрано', undo });
  fireEvent.focus(screen.getByRole('button'));
  show({ text: 'Куплено', undo });
  pass(5_100);
  expect(isSeen('Куплено')).toBe(false);
});
