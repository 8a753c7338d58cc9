import { EXPORT_FORMATS } from '@hookah/shared/closed-sets';
import type { View, Voice } from './view.ts';

export const exportView = ({ t }: Voice): View => ({
  text: t.export.ask,
  keyboard: EXPORT_FORMATS.map((format) => [
    { text: t.export.formats[format], action: { kind: 'export', format } },
  ]),
});
