import Bowser from "bowser";
import type { DeviceNames } from "#ports/device-names.ts";

/** A browser can send anything; what looks like no name is none. */
const NAME = /^[A-Za-z0-9][A-Za-z0-9 .+_-]{0,27}$/;
const LONGEST = 1_000;

const named = (text: string | undefined): string | null =>
  text !== undefined && NAME.test(text) ? text : null;

/** Names of browsers and systems, told apart by a library that knows their user agents. */
export const createDeviceNames = (): DeviceNames => ({
  nameOf: (userAgent) => {
    if (userAgent === null || userAgent.trim() === "") return null;
    const { browser, os } = Bowser.parse(userAgent.slice(0, LONGEST));
    const [name, system] = [named(browser.name), named(os.name)];
    if (name === null) return system === null ? null : `A browser on ${system}`;
    return system === null ? name : `${name} on ${system}`;
  },
});
