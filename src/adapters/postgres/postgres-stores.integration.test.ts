import { accountRulesContract } from "#testing/contracts/stores/account-rules-contract.ts";
import { accountsContract } from "#testing/contracts/stores/accounts-contract.ts";
import { crossOrdersContract } from "#testing/contracts/stores/cross-orders-contract.ts";
import { entriesContract } from "#testing/contracts/stores/entries-contract.ts";
import { exitsContract } from "#testing/contracts/stores/exits-contract.ts";
import { guardsContract } from "#testing/contracts/stores/guards-contract.ts";
import { readingsContract } from "#testing/contracts/stores/readings-contract.ts";
import { tradeLogContract } from "#testing/contracts/stores/trade-log-contract.ts";
import { openStores } from "#testing/stores/open-stores.ts";

accountsContract("PostgreSQL", openStores);
readingsContract("PostgreSQL", openStores);
crossOrdersContract("PostgreSQL", openStores);
exitsContract("PostgreSQL", openStores);
accountRulesContract("PostgreSQL", openStores);
entriesContract("PostgreSQL", openStores);
guardsContract("PostgreSQL", openStores);
tradeLogContract("PostgreSQL", openStores);
