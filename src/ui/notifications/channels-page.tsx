"use client";

import Link from "next/link";
import { readProblemOf } from "#ui/api/problem-of.ts";
import { Note } from "#ui/kit/note.tsx";
import { useNow } from "#ui/kit/use-now.ts";
import { useWords } from "#ui/kit/use-words.ts";
import { TopLine } from "#ui/shell/top-line.tsx";
import { ChannelPart } from "./channel-part.tsx";
import { CHANNEL_WORDS } from "./channel-words.ts";
import { DeliveryLog } from "./delivery-log.tsx";
import { DigestPart, LadderPart, QuietPart } from "./hours-parts.tsx";
import { MatrixPart } from "./matrix-part.tsx";
import { PushPart } from "./push-part.tsx";
import { TelegramPart } from "./telegram-part.tsx";
import { useChannels } from "./use-channels.ts";
import { ChoicesProvider } from "./use-choices.tsx";
import { WebhookPart } from "./webhook-part.tsx";

/** Where a trader is reached, what is told where, and what became of what was sent. */
export const ChannelsPage = ({ isOperator }: { readonly isOperator: boolean }) => {
  const words = useWords(CHANNEL_WORDS);
  const now = useNow();
  const channels = useChannels();
  return (
    <div className="wrap decide channels">
      <TopLine />
      <div className="head">
        <div>
          <p className="way-up">
            <Link href="/notifications">{words.back}</Link>
          </p>
          <h1>{words.title}</h1>
          <p className="dim">{words.lead}</p>
        </div>
      </div>
      {channels.isError ? (
        <Note glyph="blind" title={words.unread}>
          <p>{readProblemOf(channels.error)}</p>
        </Note>
      ) : null}
      {channels.data === undefined ? (
        channels.isPending ? (
          <p className="nothing dim">{words.reading}</p>
        ) : null
      ) : (
        <>
          <PushPart push={channels.data.push} now={now} />
          <TelegramPart telegram={channels.data.telegram} now={now} />
          <ChannelPart channel="email" isThere={channels.data.email.isThere} isSetUp>
            <p>{channels.data.email.to}</p>
          </ChannelPart>
          <WebhookPart webhook={channels.data.webhook} now={now} />
        </>
      )}
      <ChoicesProvider>
        <MatrixPart isOperator={isOperator} />
        <QuietPart />
        <DigestPart />
        <LadderPart />
      </ChoicesProvider>
      <DeliveryLog now={now} />
    </div>
  );
};
