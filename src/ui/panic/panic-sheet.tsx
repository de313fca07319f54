"use client";

import { useRef, useState } from "react";
import type { AccountView } from "#server/trpc/schemas/views.ts";
import { ChoiceField } from "#ui/actions/choice-field.tsx";
import { useOverview } from "#ui/api/use-overview.ts";
import { useFormat } from "#ui/format/use-format.ts";
import { Dialog } from "#ui/kit/dialog.tsx";
import { FormError } from "#ui/kit/form-error.tsx";
import { Glyph } from "#ui/kit/glyph.tsx";
import { useWords } from "#ui/kit/use-words.ts";
import { PanicLinks } from "./panic-links.tsx";
import { PanicProgress } from "./panic-progress.tsx";
import { panicSight } from "./panic-sight.ts";
import { PANIC_WORDS } from "./panic-words.tsx";
import { StageList } from "./stage-list.tsx";
import { STAGE_NAMES } from "./stage-names.ts";
import { Standing } from "./standing.tsx";
import { usePanicStanding } from "./use-panic-standing.ts";
import type { Throw } from "./use-throw.ts";

const ALL = "all";
const CLOSING: ReadonlySet<string> = new Set(["reduce", "flatten", "revoke"]);

/** Which accounts are meant; nothing to choose where there is one. */
const Scope = ({
  accounts,
  chosen,
  onChange,
}: {
  readonly accounts: readonly AccountView[];
  readonly chosen: string;
  readonly onChange: (chosen: string) => void;
}) => {
  const words = useWords(PANIC_WORDS);
  if (accounts.length < 2) return null;
  const options = {
    [ALL]: words.allAccounts,
    ...Object.fromEntries(accounts.map(({ id, label }) => [id, label])),
  };
  return (
    <ChoiceField id="panic-scope" label={words.where} value={chosen} options={options} onChange={onChange} />
  );
};

type Props = {
  /** The stage that was asked for, which is looked at first; null for none. */
  readonly at: Throw["stage"] | null;
  readonly onClose: () => void;
};

/** The panic switch: what stands, what each stage does and costs, how far it is, and the way back. */
export const PanicSheet = ({ at, onClose }: Props) => {
  const words = useWords(PANIC_WORDS);
  const { panic } = useWords(STAGE_NAMES);
  const format = useFormat();
  const { overview, now, trouble } = useOverview();
  const { view, problem } = usePanicStanding();
  const [chosen, setChosen] = useState(ALL);
  const found = useRef<HTMLDivElement>(null);
  const [atFirst] = useState(() => overview?.positions ?? []);
  const accounts = overview?.accounts ?? [];
  const positions = overview?.positions ?? [];
  const known = [...positions, ...atFirst];
  return (
    <Dialog title={panic} onClose={onClose}>
      <p className="dim">{words.lowersRisk}</p>
      {panicSight(format, { overview, now, trouble }).map((said) => (
        <p key={said} className="standing dim" data-testid="panic-sight">
          <Glyph kind="blind" />
          <span>{said}</span>
        </p>
      ))}
      {problem === null ? null : <FormError>{problem}</FormError>}
      <div ref={found} tabIndex={-1} className="step panic-now">
        <Standing view={view} accounts={accounts} now={now} />
        {view?.latestRun == null ? null : (
          <PanicProgress
            panicId={view.latestRun}
            accounts={accounts}
            positions={known}
            isClosing={view.standing.some(({ stage }) => CLOSING.has(stage))}
            now={now}
          />
        )}
      </div>
      <Scope accounts={accounts} chosen={chosen} onChange={setChosen} />
      <StageList
        at={at}
        accountId={chosen === ALL ? null : chosen}
        standing={view?.standing ?? []}
        keyPages={view?.keyPages ?? []}
        positions={positions}
        onThrown={() => found.current?.focus()}
      />
      <PanicLinks />
      <div className="acts">
        <button type="button" className="btn" onClick={onClose} data-testid="panic-close">
          {words.leave}
        </button>
      </div>
    </Dialog>
  );
};
