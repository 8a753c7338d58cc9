import { StartFailure } from './start-failure.ts';

/** Asks Telegram whose token this is, so that a wrong one is named before anything else starts. */
export const usernameOf = async (token: string, apiRoot: string): Promise<string> => {
  let response: Response;
  try {
    response = await fetch(`${apiRoot}/bot${token}/getMe`, { signal: AbortSignal.timeout(10_000) });
  } catch {
    // The cause names the whole address, and with it the token.
    throw new StartFailure(
      'Telegram could not be reached: check the network, or start without TELEGRAM_BOT_TOKEN for the demo.',
      { exitCode: 3 },
    );
  }
  const answer = (await response.json().catch(() => null)) as {
    ok?: boolean;
    result?: { username?: string };
  } | null;
  if (answer?.ok === true && answer.result?.username) return answer.result.username;
  throw new StartFailure(
    response.status === 401 || response.status === 404
      ? 'Telegram does not accept TELEGRAM_BOT_TOKEN: copy it again from @BotFather.'
      : `Telegram answered ${response.status} to getMe: try again later.`,
    { exitCode: 2 },
  );
};
