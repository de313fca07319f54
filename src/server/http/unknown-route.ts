import { refusal } from "./refusal.ts";
import type { Route } from "./route.ts";

/** Every address under /api/ that is nothing: answered like the others are, not by a page. */
export const unknownRoute: Route = {
  limit: "read",
  methods: ["GET", "HEAD", "POST"],
  body: null,
  answer: async () => refusal(404, "There is nothing under this name."),
};
