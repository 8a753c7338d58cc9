import type { FrameLocator, Locator, Page } from 'playwright-core';

/** The chat as a person uses it: what they write, what they read, what they tap. */
export const chatPage = (page: Page) => {
  const messages = page.getByRole('log').getByRole('article');
  const said = (text: string | RegExp): Locator => messages.filter({ hasText: text }).last();
  return {
    messages,
    said,
    async write(text: string): Promise<void> {
      const field = page.getByRole('textbox', { name: 'Сообщение' });
      await field.fill(text);
      await field.press('Enter');
    },
    /** Waits until the bot has said it. */
    hear: (text: string | RegExp): Promise<void> => said(text).waitFor(),
    tap: (button: string | RegExp): Promise<void> =>
      page.getByRole('log').getByRole('button', { name: button }).last().click(),
    async openMiniApp(): Promise<FrameLocator> {
      await page.getByRole('button', { name: 'Список', exact: true }).click();
      const app = page.frameLocator('iframe[title="Mini App"]');
      await app.getByRole('tablist', { name: 'Разделы' }).waitFor();
      return app;
    },
  };
};
