import type { FinalImage } from "./read-final-image.ts";

export type Mount = {
  /** On this machine. */
  readonly from: string;
  /** In the container. */
  readonly to: string;
  readonly writable: boolean;
};

export type Limits = { readonly memoryBytes: number; readonly processes: number };

export type ContainerWish = {
  readonly image: FinalImage;
  /** What `layRoot` laid out. */
  readonly root: string;
  /** What follows the entry point, such as `web` or `cron notify`. */
  readonly words: readonly string[];
  /** Beside what the image says, and before it. */
  readonly env: Readonly<Record<string, string>>;
  readonly mounts: readonly Mount[];
  readonly limits: Limits;
};

const PLAIN = ["nosuid", "noexec", "nodev"];
/** The runtime makes the devices of every container in it. */
const DEVICES = {
  destination: "/dev",
  type: "tmpfs",
  source: "tmpfs",
  options: ["nosuid", "mode=755", "size=64k"],
};
const NO_CAPABILITIES = { bounding: [], effective: [], inheritable: [], permitted: [], ambient: [] };
/** What distroless says beside its files. */
const OF_THE_BASE = {
  PATH: "/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin",
  SSL_CERT_FILE: "/etc/ssl/certs/ca-certificates.crt",
};
/** What an engine keeps from whoever is in a container. */
const MASKED = ["/proc/acpi", "/proc/kcore", "/proc/keys", "/proc/timer_list", "/proc/sched_debug"];
const READ_ONLY = ["/proc/bus", "/proc/fs", "/proc/irq", "/proc/sys", "/proc/sysrq-trigger"];

const mountOf = (type: string, destination: string, options: readonly string[]) => ({
  destination,
  type,
  source: type,
  options: [...PLAIN, ...options],
});

/**
 * A container of our image in the words of the OCI runtime specification, as docs/running/images.md has it started: a root that
 * cannot be written, no capabilities, no new privileges, `/tmp` in memory. Its network is the machine's.
 */
export const describeContainer = ({ image, root, words, env, mounts, limits }: ContainerWish) => ({
  ociVersion: "1.0.2",
  root: { path: root, readonly: true },
  process: {
    terminal: false,
    user: image.account,
    args: [...image.entrypoint, ...words],
    env: Object.entries({ ...OF_THE_BASE, ...image.env, ...env }).map(([name, value]) => `${name}=${value}`),
    cwd: image.directory,
    capabilities: NO_CAPABILITIES,
    noNewPrivileges: true,
  },
  mounts: [
    mountOf("proc", "/proc", []),
    DEVICES,
    mountOf("tmpfs", "/dev/shm", ["mode=1777", "size=64m"]),
    mountOf("tmpfs", "/tmp", ["mode=1777", "size=64m"]),
    ...mounts.map(({ from, to, writable }) => ({
      destination: to,
      type: "bind",
      source: from,
      options: ["bind", ...PLAIN, writable ? "rw" : "ro"],
    })),
  ],
  linux: {
    namespaces: ["pid", "ipc", "uts", "mount"].map((type) => ({ type })),
    resources: {
      memory: { limit: limits.memoryBytes, swap: limits.memoryBytes },
      pids: { limit: limits.processes },
    },
    maskedPaths: MASKED,
    readonlyPaths: READ_ONLY,
  },
});
