import { createHash } from 'node:crypto';

export type StoredFile = { id: string; uniqueId: string; bytes: Uint8Array; name: string; type: string };

/** A picture Telegram was given by its address; the desk never fetches it, the page shows it from there. */
export type LinkedFile = { id: string; uniqueId: string; url: string };

export type Files = ReturnType<typeof createFiles>;

export function createFiles() {
  const files = new Map<string, StoredFile | LinkedFile>();
  const register = <File extends StoredFile | LinkedFile>(file: File): File => {
    files.set(file.id, file);
    return file;
  };
  return {
    store(bytes: Uint8Array, name: string, type: string): StoredFile {
      return register({ ...identify(bytes), bytes, name, type });
    },
    link(url: string): LinkedFile {
      return register({ ...identify(url), url });
    },
    find: (id: string): StoredFile | LinkedFile | undefined => files.get(id),
  };
}

/** The same content has the same id, as re-sent files do in Telegram. */
function identify(content: Uint8Array | string): { id: string; uniqueId: string } {
  const digest = createHash('sha256').update(content).digest('base64url');
  return { id: `AgACAgIAAxkBAAI${digest}`, uniqueId: `AQAD${digest.slice(0, 12)}` };
}
