/** Tables that hold as many rows as there are networks, parts, processes or keys, however many users there are: and why. */
export const SMALL_TABLES: Readonly<Record<string, string>> = {
  market_ticks: "one row a network",
  observed_networks: "one row a network",
  component_states: "one row a component",
  heartbeats: "one row a process; those of ended ones are removed",
  vault_keys: "one row a key of the vault",
  vault_holders: "one row a process with keys",
  security_chain: "one row",
  canary: "one row",
  operator_alerts: "one row an alert; what has been cleared for long is removed",
  telegram_state: "one row a bot",
};
