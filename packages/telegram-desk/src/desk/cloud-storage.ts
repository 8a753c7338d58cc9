/** What `web_app_invoke_custom_method` answers: https://core.telegram.org/bots/webapps#cloudstorage */
export type CustomMethodResult = { result: unknown } | { error: string };

const KEY = /^[A-Za-z0-9_-]{1,128}$/;
const MAX_VALUE = 4096;
const MAX_KEYS = 1024;

export function invokeCustomMethod(
  storage: Map<string, string>,
  method: string,
  params: Record<string, unknown>,
): CustomMethodResult {
  switch (method) {
    case 'saveStorageValue':
      return save(storage, String(params.key), String(params.value));
    case 'getStorageValues': {
      const keys = keysOf(params.keys);
      return { result: Object.fromEntries(keys.map((key) => [key, storage.get(key) ?? ''])) };
    }
    case 'deleteStorageValues': {
      for (const key of keysOf(params.keys)) storage.delete(key);
      return { result: true };
    }
    case 'getStorageKeys':
      return { result: [...storage.keys()] };
    default:
      return { error: 'METHOD_INVALID' };
  }
}

function save(storage: Map<string, string>, key: string, value: string): CustomMethodResult {
  if (!KEY.test(key)) return { error: 'KEY_INVALID' };
  if (value.length > MAX_VALUE) return { error: 'VALUE_INVALID' };
  if (!storage.has(key) && storage.size >= MAX_KEYS) return { error: 'QUOTA_EXCEEDED' };
  storage.set(key, value);
  return { result: true };
}

function keysOf(value: unknown): string[] {
  return (Array.isArray(value) ? value : [value]).map(String);
}
