import { capsContract } from "./caps-contract.ts";
import { commandsContract } from "./commands-contract.ts";
import { plansContract } from "./plans-contract.ts";
import { sendingContract } from "./sending-contract.ts";
import { settlingContract } from "./settling-contract.ts";
import { stagesContract } from "./stages-contract.ts";
import type { OpenStores } from "./store-harness.ts";
import { unsettledContract } from "./unsettled-contract.ts";
import { withStores } from "./with-stores.ts";

/** What every store of intents promises; see the parts. */
export const intentsContract = (name: string, open: OpenStores): void =>
  withStores(`${name} keeps the contract of intents`, open, [
    plansContract,
    capsContract,
    commandsContract,
    sendingContract,
    stagesContract,
    settlingContract,
    unsettledContract,
  ]);
