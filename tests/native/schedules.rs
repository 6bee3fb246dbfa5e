//! A learning rate that decays from several times the usual one gives, in half of the epochs, what a constant one gives.
//!
//! Needs the digits, which `make` fetches; so it runs with the feature `pretrain`, as `make test` does.
