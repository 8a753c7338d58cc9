/// <reference lib="dom" />
import { once } from 'node:events';
import { createServer } from 'node:http';
import { findChromium, launchChromium } from '@hookah/chromium';

export type Pictures = { url: string; close: () => Promise<void> };

/** As wide and high as a shop's picture of a packet. */
const SIDE = 600;

/** A picture as heavy as a photograph: colours that flow into each other, and grain. Runs in the browser. */
const draw = (side: number): string => {
  const canvas = document.createElement('canvas');
  canvas.width = side;
  canvas.height = side;
  const context = canvas.getContext('2d');
  if (context === null) throw new Error('This browser draws nothing');
  const colors = context.createLinearGradient(0, 0, side, side);
  for (const [at, color] of ['#204a30', '#c98a2b', '#7c1f1f'].entries()) colors.addColorStop(at / 2, color);
  context.fillStyle = colors;
  context.fillRect(0, 0, side, side);
  const pixels = context.getImageData(0, 0, side, side);
  for (let at = 0; at < pixels.data.length; at += 4) {
    const grain = ((at * 7_919) % 23) - 11;
    for (const channel of [0, 1, 2]) pixels.data[at + channel] = (pixels.data[at + channel] ?? 0) + grain;
  }
  context.putImageData(pixels, 0, 0);
  return canvas.toDataURL('image/webp', 0.8);
};

const drawn = async (): Promise<Buffer> => {
  const browser = await launchChromium(findChromium(process.env.CHROMIUM_PATH ?? null));
  try {
    const page = await browser.newPage();
    const [, base64 = ''] = (await page.evaluate(draw, SIDE)).split(',');
    return Buffer.from(base64, 'base64');
  } finally {
    await browser.close();
  }
};

/** The catalogue's pictures on a server of their own, as the site's are: one, under as many addresses as there are tobaccos. */
export async function servePictures(): Promise<Pictures> {
  const picture = await drawn();
  const server = createServer((_request, response) => {
    response.writeHead(200, { 'content-type': 'image/webp', 'cache-control': 'max-age=86400' }).end(picture);
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('A TCP server has a port');
  return {
    url: `http://127.0.0.1:${address.port}`,
    close: async () => {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
}
