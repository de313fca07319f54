import { accountRulesContract } from "#testing/contracts/stores/account-rules-contract.ts";
import { accountsContract } from "#testing/contracts/stores/accounts-contract.ts";
import { crossGuardsContract } from "#testing/contracts/stores/cross-guards-contract.ts";
import { crossOrdersContract } from "#testing/contracts/stores/cross-orders-contract.ts";
import { entriesContract } from "#testing/contracts/stores/entries-contract.ts";
import { exitsContract } from "#testing/contracts/stores/exits-contract.ts";
import { guardsContract } from "#testing/contracts/stores/guards-contract.ts";
import { intentsContract } from "#testing/contracts/stores/intents-contract.ts";
import { readingsContract } from "#testing/contracts/stores/readings-contract.ts";
import { tradeLogContract } from "#testing/contracts/stores/trade-log-contract.ts";
import { trailingContract } from "#testing/contracts/stores/trailing-contract.ts";
import { triggersContract } from "#testing/contracts/stores/triggers-contract.ts";
import { openModelStores } from "#testing/stores/open-model-stores.ts";

const MODEL = "The model of the database";

accountsContract(MODEL, openModelStores);
readingsContract(MODEL, openModelStores);
crossOrdersContract(MODEL, openModelStores);
crossGuardsContract(MODEL, openModelStores);
trailingContract(MODEL, openModelStores);
exitsContract(MODEL, openModelStores);
accountRulesContract(MODEL, openModelStores);
entriesContract(MODEL, openModelStores);
guardsContract(MODEL, openModelStores);
triggersContract(MODEL, openModelStores);
intentsContract(MODEL, openModelStores);
tradeLogContract(MODEL, openModelStores);
