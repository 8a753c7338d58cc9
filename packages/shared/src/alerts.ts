import Type, { type Static } from 'typebox';
import { Nullable, Strict } from './schema.ts';

const Hour = Type.Integer({ minimum: 0, maximum: 23 });

/** From one hour to another, over midnight when `from` is the later one; never the same hour twice. */
export const QuietHours = Strict({ from: Hour, to: Hour });
export type QuietHours = Static<typeof QuietHours>;

/** All hours are of `timeZone`, an IANA name. News of a day come as one message at `digestHour`. */
export const AlertPreferences = Type.Object({
  muted: Type.Boolean(),
  digestHour: Hour,
  quietHours: Nullable(QuietHours),
  timeZone: Type.String(),
});
export type AlertPreferences = Static<typeof AlertPreferences>;

export const PatchAlerts = Strict({
  muted: Type.Optional(Type.Boolean()),
  digestHour: Type.Optional(Hour),
  quietHours: Type.Optional(Nullable(QuietHours)),
  timeZone: Type.Optional(Type.String({ minLength: 1, maxLength: 64, pattern: '^[A-Za-z0-9_+/-]+$' })),
});
export type PatchAlerts = Static<typeof PatchAlerts>;
