export type OriginAbility = {
  /** Plain http to anything but this machine: the browser keeps push, offline use and passkeys from the page. */
  readonly isPlainHttp: boolean;
  /** Passkeys are bound to a name: they need a secure page whose host is no IP address. */
  readonly canPasskey: boolean;
};

const LOOPBACK = /^(localhost|.+\.localhost|127(\.\d{1,3}){3}|\[::1\])$/u;
const ADDRESS = /^(\d{1,3}(\.\d{1,3}){3}|\[.*\])$/u;

/** What a page may do at an origin such as `http://192.168.1.20:3000`. */
export const originAbility = (origin: string): OriginAbility => {
  if (!URL.canParse(origin)) return { isPlainHttp: false, canPasskey: false };
  const { protocol, hostname } = new URL(origin);
  const isSecure = protocol === "https:" || LOOPBACK.test(hostname);
  return { isPlainHttp: !isSecure, canPasskey: isSecure && !ADDRESS.test(hostname) };
};
