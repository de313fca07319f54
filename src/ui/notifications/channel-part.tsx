"use client";

import { type ReactNode, useId } from "react";
import type { OuterChannel } from "#domain/notifications/channel.ts";
import { useTRPCClient } from "#ui/api/trpc.ts";
import { Button } from "#ui/kit/button.tsx";
import { useWords } from "#ui/kit/use-words.ts";
import { Refusal } from "#ui/security/refusal.tsx";
import { useAction } from "#ui/security/use-action.ts";
import { CHANNEL_WORDS } from "./channel-words.ts";
import { useChannelsChanged } from "./use-channels.ts";

type TestProps = { readonly channel: OuterChannel };

/** Sends a test as everything else is sent; the log says what becomes of it. */
const TestButton = ({ channel }: TestProps) => {
  const words = useWords(CHANNEL_WORDS);
  const client = useTRPCClient();
  const { logChanged } = useChannelsChanged();
  const test = useAction(() => client.notifications.test.mutate({ channel }), { onDone: logChanged });
  return (
    <>
      <Button
        isSmall
        busy={test.isBusy ? words.testing : null}
        onClick={() => void test.act(undefined)}
        data-testid={`test-${channel}`}
      >
        {words.test}
      </Button>
      {test.problem === null ? null : <Refusal problem={test.problem} />}
    </>
  );
};

type Props = {
  readonly channel: OuterChannel;
  /** Whether this installation can send on it. */
  readonly isThere: boolean;
  /** Whether something would arrive. */
  readonly isSetUp: boolean;
  readonly children: ReactNode;
};

/** One channel: what it is for on the left; how it stands, and its test, on the right. */
export const ChannelPart = ({ channel, isThere, isSetUp, children }: Props) => {
  const id = useId();
  const words = useWords(CHANNEL_WORDS);
  return (
    <section className="part" aria-labelledby={id} data-testid={`channel-${channel}`}>
      <div className="part-head">
        <h2 id={id}>{words.names[channel]}</h2>
        <p className="dim">{words.leads[channel]}</p>
      </div>
      <div className="part-body">
        {children}
        {isThere ? null : (
          <p className="dim" data-testid={`no-means-${channel}`}>
            {words.notHere}
          </p>
        )}
        {isThere && isSetUp ? (
          <div className="acts">
            <TestButton channel={channel} />
          </div>
        ) : null}
      </div>
    </section>
  );
};
