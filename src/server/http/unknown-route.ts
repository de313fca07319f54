import { localeOf } from "./locale-of.ts";
import { refusal } from "./refusal.ts";
import { REQUEST_WORDS } from "./request-words.ts";
import type { Route } from "./route.ts";

/** Every address under /api/ that is nothing: answered like the others are, not by a page. */
export const unknownRoute: Route = {
  limit: "read",
  methods: ["GET", "HEAD", "POST"],
  body: null,
  answer: async ({ request }) => refusal(404, REQUEST_WORDS[localeOf(request.headers)].nothingHere),
};
