const PROCEDURES = "/api/trpc/";

/** The procedures that a request calls: one, or several in a batch. */
export const proceduresIn = (url: URL): readonly string[] =>
  url.pathname.startsWith(PROCEDURES)
    ? decodeURIComponent(url.pathname.slice(PROCEDURES.length)).split(",")
    : [];

/** The lines of the list of what no spec reaches: "- `page /x`: why". */
export const excusedIn = (readme: string): readonly string[] =>
  [...readme.matchAll(/^- `((?:page|procedure) [^`]+)`: \S/gm)].map(([, place = ""]) => place);
