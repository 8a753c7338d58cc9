/** What a request asks for: the handle by which faults and tests speak of it. */
export type RequestKind =
  | 'page'
  | 'brand-list'
  | 'brand'
  | 'line'
  | 'tobacco'
  | 'json-brands'
  | 'json-tobaccos'
  | 'json-search'
  | 'json-by-brand'
  | 'json-by-line'
  | 'fragment'
  | 'image'
  | 'asset'
  | 'robots';

/** From a request's path and query, and the parsed body of a POST. */
export function kindOf(address: string, body: unknown): RequestKind {
  const url = new URL(address, 'http://replica');
  const [first, second, ...rest] = url.pathname.split('/').filter((part) => part !== '');
  if (first === 'getData') return getKind(url.searchParams.get('action'));
  if (first === 'postData')
    return JSON.stringify(body ?? '').includes('objectByLine') ? 'json-by-line' : 'json-by-brand';
  if (first === 'robots.txt') return 'robots';
  if (first === 'htmx') return 'fragment';
  if (first === 'uploads' || first === 'images') return 'image';
  if (first === 'src') return 'asset';
  if (first !== 'tobaccos' || second === undefined || second === 'new' || second === 'lines') return 'page';
  if (second === 'brands') return 'brand-list';
  if (rest.length === 0) return 'brand';
  return rest.length === 1 ? 'line' : 'tobacco';
}

function getKind(action: string | null): RequestKind {
  if (action === 'tobaccos') return 'json-tobaccos';
  return action === 'search' ? 'json-search' : 'json-brands';
}
