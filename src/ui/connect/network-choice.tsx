"use client";

import Link from "next/link";
import type { AccountView } from "#server/trpc/schemas/views.ts";
import { FormError } from "#ui/kit/form-error.tsx";
import { useWords } from "#ui/kit/use-words.ts";
import { hasSecondFactor } from "#ui/security/security-verdict.ts";
import { useSecurity } from "#ui/security/use-security.ts";
import { CONNECT_WORDS } from "./connect-words.tsx";

export type Network = AccountView["network"];

const NETWORKS: readonly Network[] = ["paper", "signet", "mainnet"];

export const networkOf = (text: string): Network => NETWORKS.find((network) => network === text) ?? "paper";

/** What real money asks for, and whether it is there. */
const MainnetNeeds = () => {
  const { mainnet } = useWords(CONNECT_WORDS);
  const { data } = useSecurity();
  if (data === undefined) return <>{mainnet.needsFactor}</>;
  if (hasSecondFactor(data)) return <>{mainnet.hasFactor}</>;
  return mainnet.hasNone((text) => <Link href="/security">{text}</Link>);
};

type Props = {
  readonly network: Network;
  readonly onChange: (network: Network) => void;
  readonly problem: string | null;
};

/** Where the key is from. */
export const NetworkChoice = ({ network, onChange, problem }: Props) => {
  const words = useWords(CONNECT_WORDS);
  return (
    <div className="field">
      <label htmlFor="network">{words.network}</label>
      <select
        id="network"
        name="network"
        value={network}
        onChange={(event) => onChange(networkOf(event.currentTarget.value))}
        aria-invalid={problem !== null}
        aria-describedby={problem === null ? "network-needs" : "network-needs network-problem"}
        data-testid="connect-network"
      >
        {NETWORKS.map((value) => (
          <option key={value} value={value}>
            {words.networks[value]}
          </option>
        ))}
      </select>
      <p className="hint" id="network-needs" role="status" data-testid="network-needs">
        {network === "mainnet" ? <MainnetNeeds /> : null}
      </p>
      {problem === null ? null : <FormError id="network-problem">{problem}</FormError>}
    </div>
  );
};
