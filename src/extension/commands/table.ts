import type { Services } from '../services';
import {
  copyChangesAsMarkdown,
  exportChanges,
  settleChange,
  showChangeDifference,
} from './changes';
import { undoChange } from './changesUndo';
import { copyId, copyJson } from './copy';
import { editEntitlement } from './editEntitlement';
import { extendExpiration } from './extendExpiration';
import { clearFilter, filter, filterApps } from './filter';
import { loadMore, refresh, refreshPeople, retryLoad, searchRest } from './loading';
import { openInC1 } from './openInC1';
import { removeDelegation, setDelegation, showDelegations } from './peopleDelegation';
import { findPerson } from './peopleFind';
import type { Command, CommandTable } from './register';
import { removeExpiration } from './removeExpiration';
import { setExpiration } from './setExpiration';
import { showWhy } from './showWhy';
import { signIn, signInAgain } from './signIn';
import {
  forgetEverything,
  resetDemoTenant,
  signOut,
  switchTenant,
  tenantMenu,
  tryDemoTenant,
} from './tenants';
import { unlockTenant } from './unlockTenant';

/** What each command does, and the sentence for when it fails. */
export function commandTable(services: Services): CommandTable {
  const { lock, log, manager, scope, store } = services;
  const changeFailed = 'The change was not made';
  const notCopied = 'Nothing was copied';
  const notLoaded = 'The rows could not be loaded';
  // A command has one title: under the submenu "Copy" it would say "Copy" again.
  const copyIdCommand: Command = { run: (...args) => copyId(services, args), failure: notCopied };
  const copyJsonCommand: Command = {
    run: (...args) => copyJson(services, args),
    failure: notCopied,
  };
  return {
    'conductorone.signIn': {
      run: () => signIn(services),
      failure: 'Not signed in, nothing was stored',
      failsIn: 'dialog',
    },
    'conductorone.signInAgain': {
      run: () => signInAgain(services),
      failure: 'Not signed in, nothing was stored',
      failsIn: 'dialog',
    },
    'conductorone.tryDemoTenant': {
      run: () => tryDemoTenant(services),
      failure: 'The demo tenant did not start',
    },
    'conductorone.resetDemoTenant': {
      run: () => resetDemoTenant(services),
      failure: 'The demo tenant was not reset',
    },
    'conductorone.switchTenant': {
      run: () => switchTenant(services),
      failure: 'The tenant was not switched',
    },
    'conductorone.signOut': {
      run: () => signOut(services),
      failure: 'The sign-out was not finished',
    },
    'conductorone.forgetEverything': {
      run: () => forgetEverything(services),
      failure: 'Not everything was forgotten',
    },
    'conductorone.retryConnection': {
      run: () => manager.retry(),
      failure: 'The tenant was not reached',
    },
    'conductorone.unlockTenant': {
      run: () => unlockTenant(services),
      failure: 'The tenant stays locked',
    },
    'conductorone.lockTenant': {
      run: () => {
        if ('tenant' in store.current) lock.lock(store.current.tenant.key);
      },
      failure: 'The tenant was not locked',
    },
    'conductorone.tenantMenu': {
      run: () => tenantMenu(services),
      failure: 'The menu did not open',
    },
    'conductorone.refresh': { run: (...args) => refresh(services, args), failure: notLoaded },
    'conductorone.refreshPeople': { run: () => refreshPeople(services), failure: notLoaded },
    'conductorone.setDelegation': {
      run: (...args) => setDelegation(services, args),
      failure: 'The delegation was not opened',
    },
    'conductorone.removeDelegation': {
      run: (...args) => removeDelegation(services, args),
      failure: changeFailed,
    },
    'conductorone.showDelegations': {
      run: () => showDelegations(services),
      failure: 'The delegations were not opened',
    },
    'conductorone.findPerson': {
      run: () => findPerson(services),
      failure: 'The person was not found',
    },
    'conductorone.filter': {
      run: (...args) => filter(services, args),
      failure: 'The filter was not set',
    },
    'conductorone.filterApps': {
      run: () => filterApps(services),
      failure: 'The filter was not set',
    },
    'conductorone.clearFilter': {
      run: (...args) => clearFilter(services, args),
      failure: 'The filter was not cleared',
    },
    'conductorone.cancelLoading': {
      run: () => scope()?.catalog.cancelLoading(),
      failure: 'Loading was not cancelled',
    },
    'conductorone.loadMore': { run: (...args) => loadMore(services, args), failure: notLoaded },
    'conductorone.searchRest': { run: (...args) => searchRest(services, args), failure: notLoaded },
    'conductorone.retryLoad': { run: (...args) => retryLoad(services, args), failure: notLoaded },
    'conductorone.removeExpiration': {
      run: (...args) => removeExpiration(services, args),
      failure: changeFailed,
    },
    'conductorone.setExpiration': {
      run: (...args) => setExpiration(services, args),
      failure: changeFailed,
    },
    'conductorone.extendExpiration': {
      run: (...args) => extendExpiration(services, args),
      failure: changeFailed,
    },
    'conductorone.editEntitlement': {
      run: (...args) => editEntitlement(services, args),
      failure: 'The settings were not opened',
    },
    'conductorone.showWhy': {
      run: (...args) => showWhy(services, args),
      failure: 'The reasons could not be shown',
    },
    'conductorone.undoChange': {
      run: (...args) => undoChange(services, args),
      failure: 'The change was not undone',
    },
    'conductorone.showChangeDifference': {
      run: (...args) => showChangeDifference(services, args),
      failure: 'The difference could not be shown',
    },
    'conductorone.copyChangesAsMarkdown': {
      run: (...args) => copyChangesAsMarkdown(services, args),
      failure: notCopied,
    },
    'conductorone.exportChanges': {
      run: (...args) => exportChanges(services, args),
      failure: 'The changes were not exported',
    },
    'conductorone.settleChange': {
      run: (...args) => settleChange(services, args),
      failure: 'It could not be read whether the change was made',
    },
    'conductorone.refreshChanges': {
      run: () => services.changesView.refresh(),
      failure: 'The changes could not be read',
    },
    'conductorone.copyId': copyIdCommand,
    'conductorone.copyIdOfRow': copyIdCommand,
    'conductorone.copyJson': copyJsonCommand,
    'conductorone.copyJsonOfRow': copyJsonCommand,
    'conductorone.openInC1': {
      run: () => openInC1(services),
      failure: 'The browser did not open',
    },
    'conductorone.showLog': { run: () => log.show(), failure: 'The log did not open' },
  };
}
