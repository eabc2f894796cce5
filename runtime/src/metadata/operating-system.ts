/**
 * Name and version of the operating system, from a closed list: a name that somebody gave a system of their own, or a
 * kernel's version string, could point at a person. No process is started.
 */
import { readFileSync } from "node:fs";
import { builtin } from "../system.ts";

export interface OperatingSystem {
  /** `Linux`, `macOS`, `Windows` …: the family. */
  readonly name: string;
  /** Major and minor version; undefined if not known. */
  readonly version: string | undefined;
  /** For people: `Ubuntu Linux 16.04`. */
  readonly text: string;
}

/** What a system says about itself. Files are given as text, undefined if they are not there. */
export interface SystemFacts {
  /** As `process.platform` gives it. */
  readonly platform: string;
  /** As `os.release()` gives it. */
  readonly release: string;
  /** Text of `/etc/os-release`. */
  readonly osRelease: string | undefined;
  /** Text of macOS's `SystemVersion.plist`. */
  readonly systemVersion: string | undefined;
}

/** Describes this machine. */
export function operatingSystem(): OperatingSystem {
  const { platform } = process;
  return describeSystem({
    platform,
    // Loading `node:os` costs a millisecond, and on Linux its answer is not used.
    release: platform === "linux" ? "" : builtin("node:os").release(),
    osRelease: platform === "linux" ? (read("/etc/os-release") ?? read("/usr/lib/os-release")) : undefined,
    systemVersion:
      platform === "darwin" ? read("/System/Library/CoreServices/SystemVersion.plist") : undefined,
  });
}

/** Describes a system. Pure. */
export function describeSystem(facts: SystemFacts): OperatingSystem {
  switch (facts.platform) {
    case "linux":
      return describeLinux(facts.osRelease ?? "");
    case "darwin":
      return named(
        "macOS",
        majorMinor(/<key>ProductVersion<\/key>\s*<string>([\d.]+)</, facts.systemVersion),
      );
    case "win32":
      return named("Windows", windowsVersion(facts.release));
    default:
      return named(FAMILIES.get(facts.platform) ?? "other", majorMinor(/^([\d.]+)/, facts.release));
  }
}

/** Distributions by the `ID` of os-release(5). One that is not listed is called “Linux”. */
const DISTRIBUTIONS: ReadonlyMap<string, string> = new Map([
  ["almalinux", "AlmaLinux"],
  ["alpine", "Alpine Linux"],
  ["amzn", "Amazon Linux"],
  ["arch", "Arch Linux"],
  ["centos", "CentOS Linux"],
  ["debian", "Debian GNU/Linux"],
  ["elementary", "elementary OS"],
  ["fedora", "Fedora Linux"],
  ["gentoo", "Gentoo Linux"],
  ["kali", "Kali Linux"],
  ["linuxmint", "Linux Mint"],
  ["manjaro", "Manjaro Linux"],
  ["nixos", "NixOS"],
  ["ol", "Oracle Linux"],
  ["opensuse-leap", "openSUSE Leap"],
  ["opensuse-tumbleweed", "openSUSE Tumbleweed"],
  ["pop", "Pop!_OS"],
  ["raspbian", "Raspberry Pi OS"],
  ["rhel", "Red Hat Enterprise Linux"],
  ["rocky", "Rocky Linux"],
  ["sles", "SUSE Linux Enterprise Server"],
  ["ubuntu", "Ubuntu Linux"],
  ["void", "Void Linux"],
]);

const FAMILIES: ReadonlyMap<string, string> = new Map([
  ["aix", "AIX"],
  ["android", "Android"],
  ["freebsd", "FreeBSD"],
  ["openbsd", "OpenBSD"],
  ["sunos", "SunOS"],
]);

function describeLinux(osRelease: string): OperatingSystem {
  const id = /^ID=["']?([a-z0-9._-]+)/m.exec(osRelease)?.[1] ?? "";
  const distribution = DISTRIBUTIONS.get(id);
  // Without a known distribution a version would say more than the name does.
  if (distribution === undefined) return named("Linux", undefined);
  const version = majorMinor(/^VERSION_ID=["']?([\d.]+)/m, osRelease);
  return { ...named(distribution, version), name: "Linux" };
}

function named(name: string, version: string | undefined): OperatingSystem {
  return { name, version, text: version === undefined ? name : `${name} ${version}` };
}

/** Windows 11 still calls itself 10.0; its builds begin at 22000. */
function windowsVersion(release: string): string | undefined {
  const [major, minor, build] = release.split(".").map(Number);
  if (major !== 10) return majorMinor(/^([\d.]+)/, `${major}.${minor}`);
  return (build ?? 0) >= 22_000 ? "11" : "10";
}

/** The first two parts of the version that the pattern captures; a date in place of a version is left out. */
function majorMinor(pattern: RegExp, text: string | undefined): string | undefined {
  const found = pattern.exec(text ?? "")?.[1];
  return found === undefined ? undefined : /^\d{1,4}(?:\.\d{1,4})?(?=\.|$)/.exec(found)?.[0];
}

function read(path: string): string | undefined {
  try {
    return readFileSync(path, "utf8");
  } catch {
    return undefined;
  }
}
