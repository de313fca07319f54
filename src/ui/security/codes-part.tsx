"use client";

import type { SecurityView } from "#server/trpc/schemas/sign-in.ts";
import { useTRPCClient } from "#ui/api/trpc.ts";
import { AskTwice } from "#ui/kit/ask-twice.tsx";
import { Glyph } from "#ui/kit/glyph.tsx";
import { useWords } from "#ui/kit/use-words.ts";
import { BackupCodes } from "./backup-codes.tsx";
import { CODES_WORDS } from "./codes-words.ts";
import { Part } from "./part.tsx";
import { Refusal } from "./refusal.tsx";
import { FEW_CODES, hasSecondFactor } from "./security-verdict.ts";
import { useAction } from "./use-action.ts";
import { useSecurityChanged } from "./use-security.ts";

type Props = {
  readonly view: SecurityView;
  /** Codes that were just made; shown once. */
  readonly shown: readonly string[] | null;
  readonly onCodes: (codes: readonly string[] | null) => void;
};

const Left = ({ left }: { readonly left: number }) => {
  const words = useWords(CODES_WORDS);
  return (
    <p className="standing">
      {left < FEW_CODES ? <Glyph kind="watch" /> : null}
      {words.left(left)}
    </p>
  );
};

/** How many are left, and new ones in their place. */
export const CodesPart = ({ view, shown, onCodes }: Props) => {
  const { comeLater, renewal } = useWords(CODES_WORDS);
  const client = useTRPCClient();
  const changed = useSecurityChanged();
  const make = useAction(() => client.security.newBackupCodes.mutate(), {
    onDone: ({ codes }) => {
      onCodes(codes);
      changed();
    },
  });
  const body = () => {
    if (shown !== null) return <BackupCodes codes={shown} email={view.email} onKept={() => onCodes(null)} />;
    if (!hasSecondFactor(view)) return <p>{comeLater}</p>;
    return (
      <>
        <Left left={view.backupCodesLeft} />
        {make.problem === null ? null : <Refusal problem={make.problem} />}
        <AskTwice
          offer={renewal.offer}
          cost={renewal.cost}
          keep={renewal.keep}
          confirm={renewal.confirm}
          isGrave={false}
          busy={make.isBusy ? renewal.busy : null}
          onConfirm={() => make.act(undefined)}
          data-testid="codes-new"
        />
      </>
    );
  };
  return <Part name="codes">{body()}</Part>;
};
