/** Holds the resume code of a draft without account: the only key to it, in the browser alone. */
export const DRAFT_COOKIE = "stadtkern-entwurf";
