import { onStop, tellReady } from '#src/service.ts';

const beat = setInterval(() => undefined, 1_000);
onStop((reason) => {
  clearInterval(beat);
  process.stdout.write(`${reason}\n`, () => process.exit(0));
});
tellReady({ url: 'http://127.0.0.1:1' });
