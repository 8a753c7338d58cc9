import { badRequest } from './error.ts';
import { isRecord, type Params } from './params.ts';

/** Parameters of a call from its query string and its body, in any of the four ways Telegram takes them. */
export async function readParams(query: string, contentType: string, body: Buffer): Promise<Params> {
  const fromQuery = Object.fromEntries(new URLSearchParams(query));
  if (body.length === 0) return fromQuery;
  return { ...fromQuery, ...(await readBody(contentType, body)) };
}

async function readBody(contentType: string, body: Buffer): Promise<Params> {
  const type = contentType.split(';')[0]?.trim().toLowerCase();
  switch (type) {
    case 'application/json':
      return readJson(body);
    case 'application/x-www-form-urlencoded':
      return Object.fromEntries(new URLSearchParams(body.toString('utf8')));
    case 'multipart/form-data':
      return readMultipart(contentType, body);
    default:
      return {};
  }
}

function readJson(body: Buffer): Params {
  try {
    const value: unknown = JSON.parse(body.toString('utf8'));
    if (isRecord(value)) return value;
  } catch {
    // Said below in Telegram's words, as for JSON that is not an object.
  }
  throw badRequest("can't parse JSON object");
}

async function readMultipart(contentType: string, body: Buffer): Promise<Params> {
  const headers = { 'content-type': contentType };
  const form = await new Response(new Uint8Array(body), { headers }).formData().catch(() => {
    throw badRequest("can't parse multipart form data");
  });
  const params: Record<string, unknown> = {};
  for (const [name, value] of form) {
    params[name] =
      typeof value === 'string'
        ? value
        : { bytes: new Uint8Array(await value.arrayBuffer()), name: value.name, type: value.type };
  }
  return params;
}
