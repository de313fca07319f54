"use client";

import type { AccountView, Overview } from "#server/trpc/schemas/views.ts";
import { accountFacts } from "#ui/api/account-facts.ts";
import type { Format } from "#ui/format/format.ts";
import { useFormat } from "#ui/format/use-format.ts";
import { Glyph } from "#ui/kit/glyph.tsx";
import { useWords } from "#ui/kit/use-words.ts";
import { deriveVerdict } from "#ui/verdict/derive-verdict.ts";
import { VERDICT_GLYPHS } from "#ui/verdict/verdict-glyphs.ts";
import { worstVerdict } from "#ui/verdict/worst-verdict.ts";
import { provenanceIn } from "./provenance-words.ts";
import { SHELL_WORDS } from "./shell-words.ts";

/** What paper prices are unless the server says otherwise. */
const SIMULATED = "simulated prices";

/** Where prices of a network come from, where that has to be said; null for prices of the exchange itself. */
const provenanceOf = (format: Format, overview: Overview, network: AccountView["network"]): string | null =>
  network === "paper"
    ? provenanceIn(
        format.locale,
        overview.prices.find((price) => price.network === network)?.provenance ?? SIMULATED,
      )
    : null;

/** The verdict's shape and word, of one account or of the one that is worst off. */
const VerdictMark = ({ overview, account, now }: Omit<Props, "onChoose">) => {
  const format = useFormat();
  const facts = account === null ? null : accountFacts(overview, account.id);
  const verdict = facts === null ? worstVerdict(overview, now, format) : deriveVerdict(facts, now, format);
  const glyph = verdict === null ? null : VERDICT_GLYPHS[verdict.kind];
  return verdict === null || glyph === null ? null : (
    <span className="mark" title={verdict.word}>
      <Glyph kind={glyph} />
      <span className="vh">{verdict.word}</span>
    </span>
  );
};

/** `[paper] simulated prices`: the networks of what is shown are always named. */
const Networks = ({ overview, account }: Pick<Props, "overview" | "account">) => {
  const format = useFormat();
  const shown = account === null ? overview.accounts : [account];
  return [...new Set(shown.map(({ network }) => network))].map((network) => (
    <span className="tag" key={network}>
      <span className="net">{network}</span>
      {provenanceOf(format, overview, network)}
    </span>
  ));
};

type Props = {
  readonly overview: Overview;
  /** Null for all of them. */
  readonly account: AccountView | null;
  readonly now: number;
  /** Null where the page is about this account by its own address, or there is nothing to choose. */
  readonly onChoose: ((accountId: string | null) => void) | null;
};

/** Which account the page is about: chosen where there are several, named where there is one. */
export const AccountSwitcher = (props: Props) => {
  const { overview, account, onChoose } = props;
  const words = useWords(SHELL_WORDS);
  const format = useFormat();
  const named = ({ label, network }: AccountView) => {
    const provenance = provenanceOf(format, overview, network);
    return words.accountOn(label, provenance === null ? network : `${network}, ${provenance}`);
  };
  return (
    <span className="where">
      <span className="whose">
        <VerdictMark {...props} />
        {onChoose === null ? (
          <b>{account?.label ?? words.allAccounts}</b>
        ) : (
          <select
            className="switch"
            aria-label={words.account}
            value={account?.id ?? ""}
            onChange={({ target }) => onChoose(target.value === "" ? null : target.value)}
            data-testid="account-switcher"
          >
            <option value="">{words.allAccounts}</option>
            {overview.accounts.map((one) => (
              <option key={one.id} value={one.id}>
                {named(one)}
              </option>
            ))}
          </select>
        )}
      </span>
      <span className="nets">
        <Networks {...props} />
      </span>
    </span>
  );
};
