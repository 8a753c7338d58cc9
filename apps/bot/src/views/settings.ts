import type { AlertPreferences } from '@hookah/shared/alerts';
import { LANGUAGES, type Language } from '@hookah/shared/closed-sets';
import type { SettingsPage } from '#src/callback-data.ts';
import { html, lines, paragraphs } from '#src/html.ts';
import { ru } from '#src/texts/ru.ts';
import { type Button, rowsOf, type View, type Voice } from './view.ts';

export type Settings = { page: SettingsPage; alerts: AlertPreferences; language: Language };

/** IANA names; a button counts them, so new ones come at the end. */
export const ZONES = Object.keys(ru.settings.zones);

const HOURS = Array.from({ length: 24 }, (_, hour) => hour);
const QUIET: readonly { from: number; to: number }[] = [
  { from: 22, to: 8 },
  { from: 22, to: 9 },
  { from: 23, to: 8 },
  { from: 23, to: 10 },
];

const clock = (hour: number): string => `${hour}:00`;
const span = ({ from, to }: { from: number; to: number }): string => `${clock(from)}–${clock(to)}`;
const zoneName = ({ t }: Voice, zone: string): string =>
  Object.entries(t.settings.zones).find(([known]) => known === zone)?.[1] ?? zone;

const turn = (text: string, page: SettingsPage): Button => ({ text, action: { kind: 'settings', page } });
const dotted = (isChosen: boolean, text: string): string => `${isChosen ? '• ' : ''}${text}`;

export const settingsView = (voice: Voice, settings: Settings): View => {
  switch (settings.page) {
    case 'main':
      return mainView(voice, settings);
    case 'alerts':
      return alertsView(voice, settings);
    case 'language':
      return languageView(voice, settings);
    case 'digest':
      return digestView(voice, settings);
    case 'quiet':
      return quietView(voice, settings);
    case 'zone':
      return zoneView(voice, settings);
  }
};

const hours = ({ t }: Voice, { alerts }: Settings) => [
  html`${t.settings.digest(clock(alerts.digestHour))}`,
  html`${t.settings.quiet(alerts.quietHours === null ? null : span(alerts.quietHours))}`,
];

const zone = (voice: Voice, { alerts }: Settings) =>
  html`${voice.t.settings.zone(zoneName(voice, alerts.timeZone))}`;

const mainView = (voice: Voice, settings: Settings): View => {
  const { t } = voice;
  const { buttons, languages } = t.settings;
  return {
    text: paragraphs(
      t.settings.heading,
      lines(
        html`${t.settings.language(languages[settings.language])}`,
        html`${t.settings.alerts(settings.alerts.muted)}`,
        ...hours(voice, settings),
        zone(voice, settings),
      ),
    ),
    keyboard: [
      [turn(buttons.language, 'language'), turn(buttons.alerts, 'alerts')],
      [{ text: buttons.forget, action: { kind: 'forget' } }],
    ],
  };
};

const alertsView = (voice: Voice, settings: Settings): View => {
  const { t } = voice;
  const { buttons } = t.settings;
  const { muted } = settings.alerts;
  return {
    text: paragraphs(
      t.settings.alertsHeading,
      t.settings.alertsAbout,
      lines(html`${t.settings.alerts(muted)}`, ...hours(voice, settings), zone(voice, settings)),
    ),
    keyboard: [
      [{ text: muted ? buttons.unmute : buttons.mute, action: { kind: 'mute', on: !muted } }],
      [turn(buttons.digest, 'digest'), turn(buttons.quiet, 'quiet')],
      [turn(buttons.zone, 'zone')],
      [{ text: t.follow.open, action: { kind: 'follows', page: 0 } }],
      [turn(buttons.back, 'main')],
    ],
  };
};

const languageView = ({ t }: Voice, { language }: Settings): View => ({
  text: t.settings.languageQuestion,
  keyboard: [
    LANGUAGES.map((one) => ({
      text: dotted(one === language, t.settings.languageButtons[one]),
      action: { kind: 'speak', language: one },
    })),
    [{ text: t.settings.asTelegram, action: { kind: 'speak', language: null } }],
    [turn(t.settings.buttons.back, 'main')],
  ],
});

const hourRows = (button: (hour: number) => Button, without?: number): Button[][] =>
  rowsOf(HOURS.filter((hour) => hour !== without).map(button), 6);

const digestView = ({ t }: Voice, { alerts }: Settings): View => ({
  text: t.settings.digestQuestion,
  keyboard: [
    ...hourRows((hour) => ({
      text: dotted(hour === alerts.digestHour, String(hour)),
      action: { kind: 'digest', hour },
    })),
    [turn(t.settings.buttons.backToAlerts, 'alerts')],
  ],
});

const quietView = ({ t }: Voice, { alerts: { quietHours } }: Settings): View => ({
  text: paragraphs(t.settings.quietQuestion, html`${t.settings.quietOther}`),
  keyboard: [
    ...rowsOf(
      QUIET.map(
        (range): Button => ({
          text: dotted(range.from === quietHours?.from && range.to === quietHours.to, span(range)),
          action: { kind: 'quiet', ...range },
        }),
      ),
      2,
    ),
    [
      {
        text: dotted(quietHours === null, t.settings.quietNone),
        action: { kind: 'quiet', from: null, to: null },
      },
    ],
    ...hourRows((from) => ({ text: String(from), action: { kind: 'quietFrom', from } })),
    [turn(t.settings.buttons.backToAlerts, 'alerts')],
  ],
});

/** The other end; a silence that ends when it begins is none. */
export const quietToView = ({ t }: Voice, from: number): View => ({
  text: t.settings.quietToQuestion(clock(from)),
  keyboard: [
    ...hourRows((to) => ({ text: String(to), action: { kind: 'quiet', from, to } }), from),
    [turn(t.settings.buttons.backToAlerts, 'quiet')],
  ],
});

const zoneView = (voice: Voice, { alerts }: Settings): View => ({
  text: voice.t.settings.zoneQuestion,
  keyboard: [
    ...rowsOf(
      ZONES.map(
        (name, index): Button => ({
          text: dotted(name === alerts.timeZone, zoneName(voice, name)),
          action: { kind: 'zone', zone: index },
        }),
      ),
      3,
    ),
    [turn(voice.t.settings.buttons.backToAlerts, 'alerts')],
  ],
});

/** The harmless answer comes first. */
export const farewellQuestionView = ({ t }: Voice, count: number): View => ({
  text: t.farewell.question(count),
  keyboard: [
    [{ text: t.buttons.keep, action: { kind: 'keep' } }],
    [{ text: t.farewell.yes, action: { kind: 'forgetNow' } }],
  ],
});
