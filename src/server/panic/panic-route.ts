import { z } from "zod";
import { AppError } from "#services/app-error.ts";
import { spendPanicLink } from "#services/panic/spend-panic-link.ts";
import { workPanicRuns } from "#services/panic/work-panic-runs.ts";
import type { Route, RouteCall } from "../http/route.ts";
import type { Wired } from "../wired.ts";

const formSchema = z.strictObject({
  token: z.string().min(1).max(100),
  stage: z.enum(["freeze", "guards-only", "flatten"]),
});

/** What the page says next; the token is left behind. */
const leadTo = (done: "freeze" | "guards-only" | "flatten" | "gone" | "failed" | "unread"): Response =>
  new Response(null, { status: 303, headers: { location: `/panic?done=${done}` } });

const readForm = async (request: Request): Promise<unknown> =>
  request.headers.get("content-type")?.startsWith("application/json") === true
    ? await request.json()
    : Object.fromEntries(new URLSearchParams(await request.text()));

/** Throws it by way of the database, and where that does not take it, at the door of a worker. */
const throwByLink = async (
  wired: Wired,
  call: RouteCall,
  form: z.output<typeof formSchema>,
): Promise<void> => {
  try {
    await spendPanicLink(wired, { ...form, from: { network: call.network } });
  } catch (error) {
    if (error instanceof AppError || wired.panicDoor === null) throw error;
    call.deps.log.error("panic-sent-to-the-door", { requestId: call.requestId, error });
    return await wired.panicDoor({ kind: "link", ...form });
  }
  if (wired.keyring === null) return;
  workPanicRuns(wired).catch((error: unknown) => wired.log.error("panic-failed", { error: String(error) }));
};

/**
 * Where the panic page sends its form. Only POST does anything, so a preview of the link throws nothing; what is in it is
 * authority enough, so no session and no origin is asked for. Goes on while Redis is away.
 */
export const panicRoute: Route = {
  limit: "lower",
  methods: ["GET", "POST"],
  body: { maxBytes: 4 * 1024, types: ["application/x-www-form-urlencoded", "application/json"] },
  answer: async (call) => {
    if (call.request.method !== "POST") return leadTo("unread");
    const form = formSchema.safeParse(await readForm(call.request));
    if (!form.success) return leadTo("unread");
    try {
      await throwByLink((await call.deps.parts()).wired, call, form.data);
      return leadTo(form.data.stage);
    } catch (error) {
      if (error instanceof AppError && error.code === "not-found") return leadTo("gone");
      call.deps.log.error("panic-link-failed", { requestId: call.requestId, error });
      return leadTo("failed");
    }
  },
};
