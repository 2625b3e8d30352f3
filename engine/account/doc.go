// Package account is what an account's page shows besides its records: the traffic light of
// each contact, targets against what is won and in hand, how complete the plan is, and the
// account's health, each by a stated rule and with its reasons.
//
// Everything is computed from records and today's date. It refuses to know commands, screens and
// exchange rates: amounts in another currency than the workspace's are left out and counted.
package account
