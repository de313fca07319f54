"use client";

import { useState } from "react";
import type { ChannelsView, TelegramCode } from "#server/trpc/schemas/notifications.ts";
import { useTRPCClient } from "#ui/api/trpc.ts";
import { useFormat } from "#ui/format/use-format.ts";
import { AskTwice } from "#ui/kit/ask-twice.tsx";
import { Button } from "#ui/kit/button.tsx";
import { useWords } from "#ui/kit/use-words.ts";
import { Refusal } from "#ui/security/refusal.tsx";
import { useAction } from "#ui/security/use-action.ts";
import { ChannelPart } from "./channel-part.tsx";
import { CHANNEL_WORDS } from "./channel-words.ts";
import { useChannelsChanged } from "./use-channels.ts";

type Telegram = ChannelsView["telegram"];

const BoundChat = ({ chat, now }: { chat: NonNullable<Telegram["chat"]>; now: number }) => {
  const words = useWords(CHANNEL_WORDS);
  const format = useFormat();
  const client = useTRPCClient();
  const { channelsChanged } = useChannelsChanged();
  const unbind = useAction(() => client.notifications.unbindTelegram.mutate(), { onDone: channelsChanged });
  return (
    <ul className="lines">
      <li className="line" data-testid="telegram-chat">
        <div>
          <b>{chat.label}</b>
          <div className="label">
            {chat.deadAt === null
              ? words.since(format.when(chat.boundAt, now))
              : words.died(format.when(chat.deadAt, now))}
          </div>
          {unbind.problem === null ? null : <Refusal problem={unbind.problem} />}
        </div>
        <AskTwice
          offer={words.telegram.unbind}
          cost={words.telegram.unbound}
          keep={words.keep}
          confirm={words.telegram.confirm}
          busy={unbind.isBusy ? words.telegram.unbinding : null}
          onConfirm={() => unbind.act(undefined)}
          data-testid="telegram-unbind"
        />
      </li>
    </ul>
  );
};

/** Makes a code that binds a chat, and says how it is used. */
const BindChat = ({ isAgain }: { readonly isAgain: boolean }) => {
  const words = useWords(CHANNEL_WORDS);
  const format = useFormat();
  const client = useTRPCClient();
  const [code, setCode] = useState<TelegramCode | null>(null);
  const bind = useAction(() => client.notifications.bindTelegram.mutate(), { onDone: setCode });
  return (
    <>
      <div className="acts">
        <Button
          isSmall
          busy={bind.isBusy ? words.telegram.binding : null}
          onClick={() => void bind.act(undefined)}
          data-testid="telegram-bind"
        >
          {isAgain ? words.telegram.again : words.telegram.bind}
        </Button>
      </div>
      {bind.problem === null ? null : <Refusal problem={bind.problem} />}
      {code === null ? null : (
        <div className="told-code">
          <p data-testid="telegram-code">{words.telegram.how(code.code)}</p>
          <p className="hint">{words.telegram.until(format.clock(code.expiresAt))}</p>
          <div className="acts">
            <a className="btn small" href={code.link} target="_blank" rel="noreferrer">
              {words.telegram.open}
            </a>
          </div>
        </div>
      )}
    </>
  );
};

/** The chat with the bot. */
export const TelegramPart = ({ telegram, now }: { readonly telegram: Telegram; readonly now: number }) => (
  <ChannelPart
    channel="telegram"
    isThere={telegram.isThere}
    isSetUp={telegram.chat !== null && telegram.chat.deadAt === null}
  >
    {telegram.chat === null ? null : <BoundChat chat={telegram.chat} now={now} />}
    {telegram.isThere ? <BindChat isAgain={telegram.chat !== null} /> : null}
  </ChannelPart>
);
