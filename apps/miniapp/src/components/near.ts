/** The rows of a list that are in the document, and the room of those that are not, in pixels. */
export type Near = { first: number; end: number; before: number; after: number };

/** A row with one line of name; others are measured once they are there. */
export const USUAL_PX = 84;
