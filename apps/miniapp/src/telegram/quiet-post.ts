import { createPostEvent, isUnknownEnvError, type PostEventFn } from '@telegram-apps/sdk-react';

/**
 * The SDK's own way to speak to Telegram, silent where nobody listens: a link with launch parameters can be opened in an
 * ordinary tab too, and there the list works all the same.
 */
export const createQuietPost = (version: string): PostEventFn => {
  const post = createPostEvent(version);
  const quiet = (...call: Parameters<PostEventFn>) => {
    try {
      post(...call);
    } catch (error) {
      if (!isUnknownEnvError(error)) throw error;
    }
  };
  return quiet as PostEventFn;
};
