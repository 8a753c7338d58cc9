import type { PatchAlerts } from '@hookah/shared/alerts';
import { Composer } from 'telegraf';
import type { Acquaintance } from '#src/acquaintance.ts';
import type { SettingsPage } from '#src/callback-data.ts';
import { type BotContext, onAction } from '#src/context.ts';
import { hushTurned } from '#src/notifications/view.ts';
import { TEXTS } from '#src/texts/texts.ts';
import { quietToView, settingsView, ZONES } from '#src/views/settings.ts';

const show = async (ctx: BotContext, page: SettingsPage): Promise<void> => {
  const alerts = await ctx.api.users.alerts();
  await ctx.show(settingsView(ctx.voice, { page, alerts, language: ctx.person.language }));
};

const change = async (ctx: BotContext, patch: PatchAlerts): Promise<void> => {
  await ctx.api.users.patchAlerts(patch, ctx.writeKey('alerts'));
  ctx.toast(ctx.voice.t.settings.savedToast);
  await show(ctx, 'alerts');
};

/** /settings and /alerts: one message that turns its pages. */
export const settingsFeature = ({ acquaintance }: { acquaintance: Acquaintance }) => {
  const feature = new Composer<BotContext>();
  feature.command('settings', (ctx) => show(ctx, 'main'));
  feature.command('alerts', (ctx) => show(ctx, 'alerts'));
  feature.use(onAction('settings', (ctx, { page }) => show(ctx, page)));
  feature.use(
    onAction('speak', async (ctx, { language }) => {
      ctx.person = await ctx.api.users.patchMe({ language }, ctx.writeKey('language'));
      if (ctx.from) acquaintance.forget(ctx.from);
      ctx.voice = { ...ctx.voice, t: TEXTS[ctx.person.language] };
      ctx.toast(ctx.voice.t.settings.savedToast);
      await show(ctx, 'main');
    }),
  );
  feature.use(onAction('mute', (ctx, { on }) => change(ctx, { muted: on })));
  feature.use(
    onAction('hush', async (ctx, { on }) => {
      await ctx.api.users.patchAlerts({ muted: on }, ctx.writeKey('alerts'));
      const { mutedToast, unmutedToast } = ctx.voice.t.notifications;
      ctx.toast(on ? mutedToast : unmutedToast);
      await ctx.rebutton((button) => hushTurned(ctx.voice.t, button, on));
    }),
  );
  feature.use(onAction('digest', (ctx, { hour }) => change(ctx, { digestHour: hour })));
  feature.use(onAction('quietFrom', (ctx, { from }) => ctx.show(quietToView(ctx.voice, from))));
  feature.use(
    onAction('quiet', (ctx, { from, to }) =>
      change(ctx, { quietHours: from === null || to === null ? null : { from, to } }),
    ),
  );
  feature.use(
    onAction('zone', async (ctx, { zone }) => {
      const timeZone = ZONES[zone];
      await (timeZone === undefined ? show(ctx, 'zone') : change(ctx, { timeZone }));
    }),
  );
  return feature;
};
