/** The bot in its own name, as idempotency keys and limits know it. */
export const BOT = 'bot';

/**
 * What it claims holds people's own words: kept apart, to be found when somebody leaves, and no longer than a claim
 * whose answer got lost may be asked again.
 */
export const BOT_CLAIMS = 'bot claims';
