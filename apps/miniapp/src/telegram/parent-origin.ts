/**
 * The origin of the page that frames us, for the SDK to post its events to; null when nobody does or it isn't told.
 * The SDK posts to web.telegram.org unless told otherwise. Any framing page that got this far is named in our
 * frame-ancestors, and the events say nothing secret: init data goes to the API alone.
 */
export const parentOrigin = (source: Window = window): string | null => {
  if (source.parent === source) return null;
  // Firefox has no ancestorOrigins.
  const ancestors: DOMStringList | undefined = source.location.ancestorOrigins;
  const origin = ancestors?.[0];
  if (origin !== undefined && origin !== 'null') return origin;
  return URL.canParse(source.document.referrer) ? new URL(source.document.referrer).origin : null;
};
