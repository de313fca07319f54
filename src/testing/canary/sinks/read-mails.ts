import { z } from "zod";
import { PAGE_MARK } from "#domain/security/page-mark.ts";
import type { Piece } from "../sink.ts";

const answerSchema = z.object({ result: z.object({ data: z.array(z.unknown()) }) });

/** Every mail as it would be sent, in words, as the page that shows them is given it. */
export async function* readMails(url: string): AsyncIterable<Piece> {
  const response = await fetch(new URL("/api/trpc/outbox.list", url), {
    headers: { [PAGE_MARK]: "1" },
  });
  if (!response.ok) throw new Error(`The outbox answered ${response.status}`);
  const mails = answerSchema.parse(await response.json()).result.data;
  for (const [index, mail] of mails.entries()) {
    yield { place: `mail ${index + 1}`, bytes: Buffer.from(JSON.stringify(mail), "utf8") };
  }
}
