import { devicesContract } from "./devices-contract.ts";
import { factorsContract } from "./factors-contract.ts";
import { lastFactorContract } from "./last-factor-contract.ts";
import { loginChallengesContract } from "./login-challenges-contract.ts";
import { mailsContract } from "./mails-contract.ts";
import { passkeysContract } from "./passkeys-contract.ts";
import type { SignInStores } from "./sign-in-stores.ts";
import { steppedUpContract } from "./stepped-up-contract.ts";

/** What the stores behind a login promise; ids are fresh, so a database may be shared. */
export function signInStoresContract(name: string, open: () => Promise<SignInStores>): void {
  devicesContract(name, open);
  loginChallengesContract(name, open);
  factorsContract(name, open);
  passkeysContract(name, open);
  lastFactorContract(name, open);
  steppedUpContract(name, open);
  mailsContract(name, open);
}
