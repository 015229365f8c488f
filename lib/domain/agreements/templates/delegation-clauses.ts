// Clauses of delegated authority on policy, costs, supervision and liability (8 USC 1357(g)).
import type { TemplateSection } from './template';

export const policyOfBothSides: TemplateSection = {
  key: 'policy',
  heading: 'Policy',
  body: `Authorized officers follow federal law and the policy of ICE when they use the authority of this memorandum, and the policy of {{agency}} in everything else. No officer has to break a lawful rule of {{agency}}.

Where a direction of ICE conflicts with a rule of {{agency}}, the officer tells the {{supervisorPosition}} and the contact of {{agency}}, who settle it together.`,
};

export const costs: TemplateSection = {
  key: 'costs',
  heading: 'Costs and expenditures',
  body: `{{agency}} pays the salaries, benefits, overtime, travel and local costs of its officers, as 8 USC 1357(g)(1) asks. ICE gives the training and its materials, and installs and keeps the systems that the work needs. {{agency}} gives the space, the power and the network for them.

{{agency}} offers interpreters where they are needed. Nothing here promises money that has not been appropriated (31 USC 1341).`,
  lockReason: 'The statute places the expense on the state or local agency (8 USC 1357(g)(1)).',
};

export const supervision: TemplateSection = {
  key: 'supervision',
  heading: 'ICE supervision',
  body: `The {{supervisorPosition}} of ICE supervises and directs every use of this authority, as 8 USC 1357(g)(3) and (5) ask. Officers use it only while that position, or its named deputy, can be reached.

Up to {{officerCap}} officers may be authorized at one time. If ICE cannot supervise that many, it says so in writing and fewer are authorized.`,
  lockReason:
    'The statute asks for ICE supervision and for the supervising position to be named (8 USC 1357(g)(3), (5)).',
};

export const liability: TemplateSection = {
  key: 'liability',
  heading: 'Liability and responsibility',
  body: `While they use this authority, authorized officers are treated as federal employees for the purposes of the Federal Tort Claims Act and of compensation for injuries, and act under color of federal authority for the purpose of liability and immunity from suit (8 USC 1357(g)(7), (8)). They are not federal employees for any other purpose.

{{agency}} tells ICE without delay of a claim, a suit or an investigation about work under this memorandum. Each side answers for its own personnel in everything else.`,
  lockReason: 'The statute sets how authorized officers are treated in law (8 USC 1357(g)(7), (8)).',
};
