const vscode = require('vscode');

/** Does what a person would do first: *Try the Demo Tenant*. */
exports.activate = () => vscode.commands.executeCommand('conductorone.tryDemoTenant');
