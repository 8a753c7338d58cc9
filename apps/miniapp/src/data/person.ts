/**
 * Whose init data this is, to keep what is kept on the device apart by person. Only the API can tell whether it is true;
 * null when nobody is named.
 */
export const personOf = (initData: string): number | null => {
  try {
    const user: unknown = JSON.parse(new URLSearchParams(initData).get('user') ?? 'null');
    if (typeof user !== 'object' || user === null || !('id' in user)) return null;
    return Number.isSafeInteger(user.id) ? Number(user.id) : null;
  } catch {
    return null;
  }
};
