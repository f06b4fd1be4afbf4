import assert from 'node:assert/strict';
import { mkdir, symlink, writeFile } from 'node:fs/promises';
import { delimiter, dirname, join } from 'node:path';
import { findDesktop } from '../../../../tools/vscode/desktop';
import {
  createTemporaryFolder,
  type TemporaryFolder,
} from '../../../../tools/vscode/temporaryFolder';

// The layouts of the other systems differ.
if (process.platform === 'linux')
  describe('the desktop VS Code of a Linux machine', () => {
    let folder: TemporaryFolder;
    let program: string;
    let environment: NodeJS.ProcessEnv;

    beforeEach(async () => {
      folder = await createTemporaryFolder();
      program = await executable('usr/share/code/code');
      const command = await executable('usr/share/code/bin/code');
      const remote = await executable('server/bin/remote-cli/code');
      await mkdir(join(folder.path, 'usr/bin'));
      await symlink(command, join(folder.path, 'usr/bin/code'));
      const path = [dirname(remote), join(folder.path, 'usr/bin')].join(delimiter);
      environment = { PATH: path, DISPLAY: ':0' };
    });

    afterEach(() => folder.remove());

    it('is found by its command, and the command of a remote build is passed over', () => {
      assert.equal(findDesktop(environment)?.executablePath, program);
    });

    it('is of no use where no window can be opened', () => {
      assert.equal(findDesktop({ ...environment, DISPLAY: '' }), undefined);
    });

    it('can be named, whatever else there is', () => {
      const named = { ...environment, VSCODE_EXECUTABLE_PATH: process.execPath };
      assert.equal(findDesktop(named)?.executablePath, process.execPath);
    });

    it('must be there when it is named', () => {
      const named = { ...environment, VSCODE_EXECUTABLE_PATH: join(folder.path, 'nothing') };
      assert.throws(() => findDesktop(named), /names .*nothing, which is not there/);
    });

    it('must be a program when it is named', () => {
      const named = { ...environment, VSCODE_EXECUTABLE_PATH: folder.path };
      assert.throws(() => findDesktop(named), /names .*, which is not a program/);
    });

    async function executable(name: string): Promise<string> {
      const path = join(folder.path, name);
      await mkdir(dirname(path), { recursive: true });
      await writeFile(path, '#!/bin/sh\n', { mode: 0o755 });
      return path;
    }
  });
