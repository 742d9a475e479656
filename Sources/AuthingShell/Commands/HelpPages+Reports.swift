extension HelpPages {
    /// The page on the reports of `authing test`.
    static let reports = """
        authing test runs files, folders and globs, and reports what they came to:

          --report-junit FILE   XML for Jenkins, GitLab and others: a testsuite a file
          --report-tap FILE     the Test Anything Protocol, version 14
          --report-html FILE    a page for people, which needs nothing from elsewhere
          --report-json FILE    one record with everything in it

        Several may be given at once. A report is written when the run has ended, by
        Ctrl-C too. Only its owner may read it, and secrets that the run has met are
        covered.

        The JSON record
          passed, failed, notRun   how many tests
          exitCode                 that of authing test
          interrupted              whether Ctrl-C ended the run
          seed                     of --shuffle, where it was given
          seconds                  how long the run took
          files                    in the order in which they were named:
            file, repetition       the path as named, and which run of --repeat
            exitCode, seconds      of this file
            output                 what it printed outside of its tests
            tests                  in the order in which they ran:
              name                 null for a file without tests, or what failed outside
              result               passed, failed or notRun
              tags, line           as written
              seconds, virtual     real time, and how far a frozen clock was moved
              reason               why it did not run
              output               what it printed
              message, text        why it failed, short and with the line of the script
              diagnostics          the same as data, as authing check --json writes
                                   it; of a failed assert, comparison has left,
                                   operator, right and differences by their path

        """
}
