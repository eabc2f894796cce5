import { describeSystem, type SystemFacts } from "@forthright/runtime/metadata/operating-system";
import { describe, expect, it } from "vitest";

const LINUX = { platform: "linux", release: "6.1.0-18-amd64-secretproject", systemVersion: undefined };
const plist = (version: string) =>
  `<plist><dict><key>ProductName</key><string>macOS</string>\n<key>ProductVersion</key>\n<string>${version}</string></dict></plist>`;

const table: readonly (readonly [
  facts: Partial<SystemFacts>,
  text: string,
  name: string,
  version: string | undefined,
])[] = [
  [
    { osRelease: 'NAME="Ubuntu"\nVERSION_ID="16.04"\nID=ubuntu\nID_LIKE=debian\n' },
    "Ubuntu Linux 16.04",
    "Linux",
    "16.04",
  ],
  [{ osRelease: 'ID=debian\nVERSION_ID="12"\n' }, "Debian GNU/Linux 12", "Linux", "12"],
  [{ osRelease: "ID=alpine\nVERSION_ID=3.19.1\n" }, "Alpine Linux 3.19", "Linux", "3.19"],
  [{ osRelease: 'ID="rhel"\nVERSION_ID="9.4"\n' }, "Red Hat Enterprise Linux 9.4", "Linux", "9.4"],
  [{ osRelease: "ID=arch\nBUILD_ID=rolling\n" }, "Arch Linux", "Linux", undefined],
  [
    { osRelease: 'ID="opensuse-tumbleweed"\nVERSION_ID="20260101"\n' },
    "openSUSE Tumbleweed",
    "Linux",
    undefined,
  ],
  [
    { osRelease: 'ID=acme-internal\nNAME="ACME Secret Project"\nVERSION_ID="7.7"\n' },
    "Linux",
    "Linux",
    undefined,
  ],
  [{ osRelease: 'NAME="Alice\'s Linux"\n' }, "Linux", "Linux", undefined],
  [{ osRelease: undefined }, "Linux", "Linux", undefined],
  [{ platform: "darwin", release: "23.5.0", systemVersion: plist("14.5.1") }, "macOS 14.5", "macOS", "14.5"],
  [{ platform: "darwin", release: "23.5.0" }, "macOS", "macOS", undefined],
  [{ platform: "win32", release: "10.0.22631" }, "Windows 11", "Windows", "11"],
  [{ platform: "win32", release: "10.0.19045" }, "Windows 10", "Windows", "10"],
  [{ platform: "win32", release: "6.3.9600" }, "Windows 6.3", "Windows", "6.3"],
  [{ platform: "freebsd", release: "14.0-RELEASE-p6" }, "FreeBSD 14.0", "FreeBSD", "14.0"],
  [{ platform: "haiku", release: "1" }, "other 1", "other", "1"],
];

describe("the operating system", () => {
  it.each(table)("%j", (facts, text, name, version) => {
    expect(describeSystem({ ...LINUX, osRelease: undefined, ...facts })).toEqual({ text, name, version });
  });
});
