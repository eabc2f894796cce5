import { homeOf, placesOf, variableName } from "@forthright/runtime/places";
import { describe, expect, it } from "vitest";

describe("places", () => {
  it("follows the XDG directories on Linux", () => {
    expect(placesOf("linux", {}, "/home/ada", "zenml")).toEqual({
      settings: "/home/ada/.config/zenml/telemetry.json",
      administrator: "/etc/zenml/telemetry.json",
      projectFileName: ".zenml-telemetry.json",
      state: "/home/ada/.local/state/zenml/telemetry",
      installationId: "/home/ada/.local/state/zenml/telemetry/installation-id",
      salt: "/home/ada/.local/state/zenml/telemetry/salt",
      spool: "/home/ada/.local/state/zenml/telemetry/spool",
      ledger: "/home/ada/.local/state/zenml/telemetry/ledger.ndjson",
      deliveryState: "/home/ada/.local/state/zenml/telemetry/delivery.json",
      lock: "/home/ada/.local/state/zenml/telemetry/delivery.lock",
      quarantine: "/home/ada/.local/state/zenml/telemetry/quarantine",
      drops: "/home/ada/.local/state/zenml/telemetry/drops.ndjson",
    });
    const moved = placesOf("linux", { XDG_CONFIG_HOME: "/c/", XDG_STATE_HOME: "/s" }, "/home/ada", "zenml");
    expect([moved.settings, moved.state]).toEqual(["/c/zenml/telemetry.json", "/s/zenml/telemetry"]);
  });

  it("ignores relative and empty directories, as the XDG specification asks", () => {
    const places = placesOf("linux", { XDG_CONFIG_HOME: "conf", XDG_STATE_HOME: "" }, "/h", "zenml");
    expect(places).toEqual(placesOf("linux", {}, "/h", "zenml"));
  });

  it("follows the customs of macOS and Windows", () => {
    const mac = placesOf("darwin", { XDG_CONFIG_HOME: "/c" }, "/Users/ada", "zenml");
    expect([mac.settings, mac.state, mac.administrator]).toEqual([
      "/Users/ada/Library/Application Support/zenml/telemetry.json",
      "/Users/ada/Library/Application Support/zenml/telemetry",
      "/Library/Application Support/zenml/telemetry.json",
    ]);
    const env = { APPDATA: "D:\\R", LOCALAPPDATA: "D:\\L", ProgramData: "D:\\P" };
    const windows = placesOf("win32", env, "C:\\Users\\ada", "zenml");
    expect([windows.settings, windows.spool, windows.administrator]).toEqual([
      "D:\\R\\zenml\\telemetry.json",
      "D:\\L\\zenml\\telemetry\\spool",
      "D:\\P\\zenml\\telemetry.json",
    ]);
    expect(placesOf("win32", {}, "C:\\Users\\ada", "zenml").settings).toBe(
      "C:\\Users\\ada\\AppData\\Roaming\\zenml\\telemetry.json",
    );
  });

  it.each([
    ["linux", { HOME: "/home/ada" }, "/home/ada"],
    ["linux", { HOME: "/" }, "/"],
    ["linux", { HOME: "" }, undefined],
    ["linux", { HOME: "ada" }, undefined],
    ["linux", {}, undefined],
    ["win32", { USERPROFILE: "C:\\Users\\ada", HOME: "/x" }, "C:\\Users\\ada"],
    ["win32", { HOME: "/x" }, undefined],
  ])("home on %s with %j: %s", (platform, env, want) => {
    expect(homeOf(platform, env)).toBe(want);
  });

  it("names the variables after the product", () => {
    expect(variableName("my-tool")).toBe("MY_TOOL_TELEMETRY");
  });
});
